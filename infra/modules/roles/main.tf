# A role for every function, which may do what its operation declares and write its own log.

variable "scope" {
  type = object({ name = string, account = string, region = string })
}

variable "operations" {
  type = any
}

variable "table_arn" {
  type = string
}

variable "mail" {
  type = object({ domain = string, from = string })
}

locals {
  ses  = "arn:aws:ses:${var.scope.region}:${var.scope.account}"
  logs = "arn:aws:logs:${var.scope.region}:${var.scope.account}:log-group:/aws/lambda"

  # Leading keys are asked for by name: `ForAllValues` alone would also hold for a request that has none.
  table = { for name, operation in var.operations : name => [for grant in operation.dynamodb : {
    Effect   = "Allow"
    Action   = grant.actions
    Resource = can(grant.index) ? "${var.table_arn}/index/${grant.index}" : var.table_arn
    Condition = {
      "ForAllValues:StringLike" = { "dynamodb:LeadingKeys" = grant.leading_keys }
      Null                      = { "dynamodb:LeadingKeys" = "false" }
    }
  }] }

  own = { for name, operation in var.operations : name => [
    {
      Effect   = "Allow"
      Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = "${local.logs}/${var.scope.name}-${name}:*"
    },
    {
      # These know no resources.
      Effect   = "Allow"
      Action   = ["xray:PutTelemetryRecords", "xray:PutTraceSegments"]
      Resource = "*"
    },
  ] }

  mail = { for name, operation in var.operations : name => [for actions in [try(operation.ses, [])] : {
    Effect = "Allow"
    Action = actions
    Resource = [
      "${local.ses}:configuration-set/${var.scope.name}",
      "${local.ses}:identity/${var.mail.domain}",
    ]
    Condition = { StringEquals = { "ses:FromAddress" = var.mail.from } }
  } if length(actions) > 0] }

  stream = { for name, operation in var.operations : name => anytrue([
    for event in try(operation.events, []) : can(event.stream)
  ]) }

  events = { for name, operation in var.operations : name => concat(
    [for _ in [1] : {
      Effect   = "Allow"
      Action   = ["sqs:SendMessage"]
      Resource = "arn:aws:sqs:${var.scope.region}:${var.scope.account}:${var.scope.name}-${name}-dead"
    } if length(try(operation.events, [])) > 0],
    [for _ in [1] : {
      Effect   = "Allow"
      Action   = ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"]
      Resource = "${var.table_arn}/stream/*"
    } if local.stream[name]],
    [for _ in [1] : {
      # This knows no resources.
      Effect   = "Allow"
      Action   = ["dynamodb:ListStreams"]
      Resource = "*"
    } if local.stream[name]],
  ) }
}

resource "aws_iam_role" "this" {
  for_each    = var.operations
  name        = "${var.scope.name}-${each.key}"
  description = each.value.summary

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "lambda.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_iam_role_policy" "this" {
  for_each = var.operations
  name     = "declared"
  role     = aws_iam_role.this[each.key].name

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = concat(local.table[each.key], local.own[each.key], local.mail[each.key], local.events[each.key])
  })
}
