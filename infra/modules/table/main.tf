# The one table. Its keys, index and time to live come from the store's own definition.

variable "name" {
  type = string
}

variable "definition" {
  type = object({
    partition_key = string
    sort_key      = string
    time_to_live  = string
    indexes       = list(object({ name = string, partition_key = string, sort_key = string, projection = string }))
  })
}

variable "kms_key_arn" {
  type = string
}

resource "aws_dynamodb_table" "this" {
  name                        = var.name
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = var.definition.partition_key
  range_key                   = var.definition.sort_key
  deletion_protection_enabled = true

  # Keys only: consumers read the item itself, so a record tells nothing and can't be out of date.
  stream_enabled   = true
  stream_view_type = "KEYS_ONLY"

  dynamic "attribute" {
    for_each = toset(flatten([
      var.definition.partition_key, var.definition.sort_key,
      [for index in var.definition.indexes : [index.partition_key, index.sort_key]],
    ]))
    content {
      name = attribute.value
      type = "S"
    }
  }

  dynamic "global_secondary_index" {
    for_each = { for index in var.definition.indexes : index.name => index }
    content {
      name            = global_secondary_index.value.name
      hash_key        = global_secondary_index.value.partition_key
      range_key       = global_secondary_index.value.sort_key
      projection_type = global_secondary_index.value.projection
    }
  }

  ttl {
    attribute_name = var.definition.time_to_live
    enabled        = true
  }

  point_in_time_recovery {
    enabled = true
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = var.kms_key_arn
  }

  lifecycle {
    prevent_destroy = true
  }
}

output "name" {
  value = aws_dynamodb_table.this.name
}

output "stream_arn" {
  value = aws_dynamodb_table.this.stream_arn
}

output "partition_key" {
  value = var.definition.partition_key
}
