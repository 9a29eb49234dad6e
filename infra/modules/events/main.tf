# What functions are woken by beside requests: changes of the table, and the time. What fails for good ends in a
# queue of the function's own and stops nothing behind it.

variable "scope" {
  type = object({ name = string, account = string, region = string })
}

variable "operations" {
  type = any
}

variable "function_arns" {
  type = map(string)
}

variable "table" {
  type = object({ stream_arn = string, partition_key = string })
}

variable "stopped" {
  type = bool
}

locals {
  events = merge([for name, operation in var.operations : {
    for at, event in operation.events : "${name}-${at}" => merge(event, { function = name })
  }]...)
  streams   = { for key, event in local.events : key => event if can(event.stream) }
  schedules = { for key, event in local.events : key => event if can(event.schedule) }
}

resource "aws_sqs_queue" "dead" {
  for_each                  = var.operations
  name                      = "${var.scope.name}-${each.key}-dead"
  message_retention_seconds = 1209600
  sqs_managed_sse_enabled   = true
}

resource "aws_lambda_event_source_mapping" "this" {
  for_each          = local.streams
  event_source_arn  = var.table.stream_arn
  function_name     = var.function_arns[each.value.function]
  starting_position = "TRIM_HORIZON"
  enabled           = !var.stopped

  batch_size                     = 10
  maximum_retry_attempts         = 5
  maximum_record_age_in_seconds  = 21600
  bisect_batch_on_function_error = true
  function_response_types        = ["ReportBatchItemFailures"]

  filter_criteria {
    filter {
      pattern = jsonencode({
        eventName = ["INSERT"]
        dynamodb = {
          Keys = { (var.table.partition_key) = { S = [{ prefix = each.value.stream }] } }
        }
      })
    }
  }

  destination_config {
    on_failure {
      destination_arn = aws_sqs_queue.dead[each.value.function].arn
    }
  }
}

resource "aws_cloudwatch_event_rule" "this" {
  for_each            = local.schedules
  name                = "${var.scope.name}-${each.key}"
  description         = var.operations[each.value.function].summary
  schedule_expression = each.value.schedule
  state               = var.stopped ? "DISABLED" : "ENABLED"
}

resource "aws_cloudwatch_event_target" "this" {
  for_each = local.schedules
  rule     = aws_cloudwatch_event_rule.this[each.key].name
  arn      = var.function_arns[each.value.function]
  # What the bank would send itself.
  input = jsonencode({ input = {}, proof = {} })
}

resource "aws_lambda_permission" "schedule" {
  for_each      = local.schedules
  statement_id  = "schedule-${each.key}"
  action        = "lambda:InvokeFunction"
  function_name = var.function_arns[each.value.function]
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.this[each.key].arn
}

resource "aws_lambda_function_event_invoke_config" "this" {
  for_each                     = toset([for event in values(local.schedules) : event.function])
  function_name                = "${var.scope.name}-${each.key}"
  maximum_retry_attempts       = 2
  maximum_event_age_in_seconds = 3600

  destination_config {
    on_failure {
      destination = aws_sqs_queue.dead[each.key].arn
    }
  }
  # Its name tells nothing of whether the function is there.
  depends_on = [var.function_arns]
}

output "dead_letter_queues" {
  value = { for name in keys(var.operations) : name => "${var.scope.name}-${name}-dead" }
}

output "stream_functions" {
  value = [for event in values(local.streams) : "${var.scope.name}-${event.function}"]
}
