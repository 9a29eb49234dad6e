# One dashboard: is it well, how much of the error budget is left, and what is it waiting for.

locals {
  region = var.scope.region
  lambda = "SEARCH('{AWS/Lambda,FunctionName} MetricName=\"%s\"', '%s', 300)"
  # What `functions/lambda` writes into its log in the embedded metric format.
  own = "SEARCH('{Kagimate,%s} stage=\"${var.scope.name}\" MetricName=\"%s\"', '%s', 300)"

  widgets = [
    {
      title                = "Error budget of the time that is shown: what is left of one failure in a thousand, in per cent"
      view                 = "singleValue"
      period               = 3600
      setPeriodToTimeRange = true
      metrics = [
        [{ expression = "100 - 100 * failed / (requests * 0.001)", label = "left", id = "left" }],
        ["AWS/ApiGateway", "5xx", "ApiId", var.api_id, { id = "failed", stat = "Sum", visible = false }],
        ["AWS/ApiGateway", "Count", "ApiId", var.api_id, { id = "requests", stat = "Sum", visible = false }],
      ]
    },
    {
      title  = "Requests and refusals"
      view   = "timeSeries"
      period = 300
      metrics = [for metric in ["Count", "4xx", "5xx"] :
      ["AWS/ApiGateway", metric, "ApiId", var.api_id, { stat = "Sum" }]]
    },
    {
      title  = "How long the API takes, in milliseconds"
      view   = "timeSeries"
      period = 300
      metrics = [for stat in ["p50", "p99"] :
      ["AWS/ApiGateway", "Latency", "ApiId", var.api_id, { stat = stat, label = stat }]]
    },
    {
      title   = "The slowest functions (p99)"
      view    = "timeSeries"
      period  = 300
      metrics = [[{ expression = format(local.lambda, "Duration", "p99") }]]
    },
    {
      title   = "Functions that fail"
      view    = "timeSeries"
      period  = 300
      metrics = [[{ expression = format(local.lambda, "Errors", "Sum") }]]
    },
    {
      title   = "Functions at once, in the account"
      view    = "timeSeries"
      period  = 300
      metrics = [["AWS/Lambda", "ConcurrentExecutions", { stat = "Maximum" }], ["AWS/Lambda", "Throttles", { stat = "Sum" }]]
    },
    {
      title  = "What the table is asked for, in units"
      view   = "timeSeries"
      period = 300
      metrics = [for metric in ["ConsumedReadCapacityUnits", "ConsumedWriteCapacityUnits", "ReadThrottleEvents", "WriteThrottleEvents"] :
      ["AWS/DynamoDB", metric, "TableName", var.table_name, { stat = "Sum" }]]
    },
    {
      title  = "Dead letters, and how far behind the stream"
      view   = "timeSeries"
      period = 300
      metrics = concat(
        [for queue in values(var.dead_letter_queues) : ["AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", queue, { stat = "Maximum" }]],
        [for function in var.stream_functions : ["AWS/Lambda", "IteratorAge", "FunctionName", function, { stat = "Maximum", yAxis = "right" }]],
        # Without any of them the widget still needs one.
        [["AWS/SES", "Send", { stat = "Sum" }]],
      )
    },
    {
      title   = "How requests end, in words of the log"
      view    = "timeSeries"
      period  = 300
      metrics = [[{ expression = format(local.own, "stage,outcome", "requests", "Sum") }]]
    },
    {
      title  = "What requests cost: round trips, password hashes, calls of the key service"
      view   = "timeSeries"
      period = 300
      metrics = [for metric in ["round_trips", "hashes", "key_calls"] :
      ["Kagimate", metric, "stage", var.scope.name, { stat = "Average" }]]
    },
    {
      title   = "Mails"
      view    = "timeSeries"
      period  = 3600
      metrics = [for metric in ["Send", "Delivery", "Bounce", "Complaint"] : ["AWS/SES", metric, { stat = "Sum" }]]
    },
  ]
}

resource "aws_cloudwatch_dashboard" "this" {
  dashboard_name = var.scope.name
  dashboard_body = jsonencode({
    # A month, as the budget has; whoever looks may choose less. Each widget keeps the period that it says.
    start          = "-P30D"
    periodOverride = "inherit"
    widgets = [for at, widget in local.widgets : {
      type       = "metric"
      x          = at % 2 * 12
      y          = floor(at / 2) * 6
      width      = 12
      height     = 6
      properties = merge(widget, { region = local.region })
    }]
  })
}
