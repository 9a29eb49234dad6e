# The key that wraps the contracts' data keys, under which device seeds lie, and the key of the table.
#
# What may be done with the seeds' key stands in its own policy and nowhere else: exactly the functions whose
# operations declare it. No policy of an identity adds to that, not even an administrator's, who would have to
# change the key's policy first, which CloudTrail shows.

variable "scope" {
  type = object({ name = string, account = string, region = string })
}

variable "operations" {
  type = any
}

variable "role_arns" {
  type = map(string)
}

locals {
  actions = toset(flatten([for operation in values(var.operations) : operation.kms]))

  administration = {
    Sid       = "Administration"
    Effect    = "Allow"
    Principal = { AWS = "arn:aws:iam::${var.scope.account}:root" }
    Action = [
      "kms:CancelKeyDeletion", "kms:CreateAlias", "kms:DeleteAlias", "kms:DescribeKey", "kms:DisableKey",
      "kms:EnableKey", "kms:EnableKeyRotation", "kms:GetKeyPolicy", "kms:GetKeyRotationStatus",
      "kms:ListKeyPolicies", "kms:ListKeyRotations", "kms:ListResourceTags", "kms:PutKeyPolicy",
      "kms:RotateKeyOnDemand", "kms:ScheduleKeyDeletion", "kms:TagResource", "kms:UntagResource",
      "kms:UpdateAlias", "kms:UpdateKeyDescription",
    ]
    Resource = "*"
  }
}

resource "aws_kms_key" "seeds" {
  description             = "${var.scope.name}: wraps the data keys of contracts"
  enable_key_rotation     = true
  deletion_window_in_days = 30

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat([local.administration], [for action in sort(local.actions) : {
      Sid    = replace(action, ":", "")
      Effect = "Allow"
      Principal = {
        AWS = sort([for name, operation in var.operations : var.role_arns[name] if contains(operation.kms, action)])
      }
      Action   = [action]
      Resource = "*"
    }])
  })

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_kms_alias" "seeds" {
  name          = "alias/${var.scope.name}-seeds"
  target_key_id = aws_kms_key.seeds.key_id
}

resource "aws_kms_key" "table" {
  description             = "${var.scope.name}: the table"
  enable_key_rotation     = true
  deletion_window_in_days = 30

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [local.administration, {
      Sid       = "ThroughDynamoDB"
      Effect    = "Allow"
      Principal = { AWS = "*" }
      Action = [
        "kms:CreateGrant", "kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*",
        "kms:ReEncrypt*",
      ]
      Resource = "*"
      # Whoever may use the table, and by no other way than the table.
      Condition = {
        StringEquals = {
          "kms:CallerAccount" = var.scope.account
          "kms:ViaService"    = "dynamodb.${var.scope.region}.amazonaws.com"
        }
      }
    }]
  })

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_kms_alias" "table" {
  name          = "alias/${var.scope.name}-table"
  target_key_id = aws_kms_key.table.key_id
}

output "seeds_key_arn" {
  value = aws_kms_key.seeds.arn
}

output "table_key_arn" {
  value = aws_kms_key.table.arn
}
