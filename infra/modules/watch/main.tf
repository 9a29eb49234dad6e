# Alarms, and what the stage may cost. Each alarm says what it means; the runbooks say what to do.

variable "scope" {
  type = object({ name = string, account = string, region = string })
}

variable "api_id" {
  type = string
}

variable "table_name" {
  type = string
}

variable "dead_letter_queues" {
  type = map(string)
}

variable "stream_functions" {
  type = list(string)
}

variable "log_key_arn" {
  type = string
}

variable "alarm_mails" {
  type = list(string)
}

variable "monthly_budget_usd" {
  type = number
}

module "bell" {
  source  = "../bell"
  name    = var.scope.name
  key_arn = var.log_key_arn
  mails   = var.alarm_mails
}

locals {
  api   = { ApiId = var.api_id }
  table = { TableName = var.table_name }

  alarms = merge(
    {
      slow = {
        text = "One in a hundred answers of the API takes more than three seconds."
        at   = { namespace = "AWS/ApiGateway", metric = "Latency", statistic = "p99", period = 300, dimensions = local.api }
        over = 3000
      }
      throttled = {
        text = "Functions of this account are throttled: its concurrency is used up."
        at   = { namespace = "AWS/Lambda", metric = "Throttles", statistic = "Sum", period = 300, dimensions = {} }
        over = 0
      }
      table-reads = {
        text = "Reads of the table are throttled."
        at   = { namespace = "AWS/DynamoDB", metric = "ReadThrottleEvents", statistic = "Sum", period = 300, dimensions = local.table }
        over = 0
      }
      table-writes = {
        text = "Writes of the table are throttled: a partition is too busy, or the account's limit is reached."
        at   = { namespace = "AWS/DynamoDB", metric = "WriteThrottleEvents", statistic = "Sum", period = 300, dimensions = local.table }
        over = 0
      }
      past-the-firewall = {
        text = "Somebody calls the API without CloudFront, or a foreign page calls it: runbooks/rotate-keys.md, \"The API's own name\"."
        at   = { namespace = "Kagimate", metric = "requests", statistic = "Sum", period = 300, dimensions = { stage = var.scope.name, outcome = "foreign_origin" } }
        over = 300
      }
      bounces = {
        text = "More than 3 % of the mails bounce; at 5 % SES looks into it, at 10 % it stops sending."
        at   = { namespace = "AWS/SES", metric = "Reputation.BounceRate", statistic = "Average", period = 3600, dimensions = {} }
        over = 0.03
      }
      complaints = {
        text = "More than 0.05 % of the mails are complained about; SES acts at 0.1 %."
        at   = { namespace = "AWS/SES", metric = "Reputation.ComplaintRate", statistic = "Average", period = 3600, dimensions = {} }
        over = 0.0005
      }
    },
    { for function, queue in var.dead_letter_queues : "dead-${function}" => {
      text = "${function} gave up on something: runbooks/dead-letters.md."
      at   = { namespace = "AWS/SQS", metric = "ApproximateNumberOfMessagesVisible", statistic = "Maximum", period = 300, dimensions = { QueueName = queue } }
      over = 0
    } },
    { for function, queue in var.dead_letter_queues : "errors-${function}" => {
      text = "${function} fails, and nobody sees it on a screen."
      at   = { namespace = "AWS/Lambda", metric = "Errors", statistic = "Sum", period = 300, dimensions = { FunctionName = "${var.scope.name}-${function}" } }
      over = 0
    } },
    { for function in var.stream_functions : "behind-${trimprefix(function, "${var.scope.name}-")}" => {
      text = "${function} is a quarter of an hour behind the table's stream, which forgets after 24 hours."
      at   = { namespace = "AWS/Lambda", metric = "IteratorAge", statistic = "Maximum", period = 300, dimensions = { FunctionName = function } }
      over = 900000
    } },
  )
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each            = local.alarms
  alarm_name          = "${var.scope.name}-${each.key}"
  alarm_description   = each.value.text
  namespace           = each.value.at.namespace
  metric_name         = each.value.at.metric
  statistic           = startswith(each.value.at.statistic, "p") ? null : each.value.at.statistic
  extended_statistic  = startswith(each.value.at.statistic, "p") ? each.value.at.statistic : null
  period              = each.value.at.period
  dimensions          = each.value.at.dimensions
  threshold           = each.value.over
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [module.bell.arn]
  ok_actions          = [module.bell.arn]
}

# One request in a thousand may fail in a month. An alarm when an hour burns what two days may.
resource "aws_cloudwatch_metric_alarm" "burning" {
  alarm_name          = "${var.scope.name}-burning"
  alarm_description   = "The API fails so often that the month's error budget is gone in two days."
  threshold           = 1.44
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [module.bell.arn]
  ok_actions          = [module.bell.arn]

  metric_query {
    id          = "failing"
    label       = "failing, in per cent"
    expression  = "IF(requests > 100, 100 * failed / requests, 0)"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = { requests = "Count", failed = "5xx" }
    content {
      id = metric_query.key
      metric {
        namespace   = "AWS/ApiGateway"
        metric_name = metric_query.value
        stat        = "Sum"
        period      = 3600
        dimensions  = local.api
      }
    }
  }
}

resource "aws_budgets_budget" "this" {
  name         = var.scope.name
  budget_type  = "COST"
  time_unit    = "MONTHLY"
  limit_amount = tostring(var.monthly_budget_usd)
  limit_unit   = "USD"

  # Of the account as a whole, which is for this stage alone: traces and metrics carry no tags to filter by.

  dynamic "notification" {
    for_each = { ACTUAL = 80, FORECASTED = 100 }
    content {
      notification_type          = notification.key
      threshold                  = notification.value
      threshold_type             = "PERCENTAGE"
      comparison_operator        = "GREATER_THAN"
      subscriber_email_addresses = var.alarm_mails
    }
  }
}
