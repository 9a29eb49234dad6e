# A function for every operation: one artifact, whose handler is the operation's name.

variable "scope" {
  type = object({ name = string, account = string, region = string })
}

variable "operations" {
  type = any
}

variable "role_arns" {
  type = map(string)
}

variable "package" {
  type = object({ bucket = string, key = string, sha256 = string })
}

variable "architecture" {
  type = string
}

variable "environment" {
  type = map(string)
}

variable "stopped" {
  type = bool
}

variable "log_days" {
  type = number
}

variable "log_key_arn" {
  type = string
}

locals {
  arns = { for name in keys(var.operations) :
  name => "arn:aws:lambda:${var.scope.region}:${var.scope.account}:function:${var.scope.name}-${name}" }
  bank = [for name, operation in var.operations : local.arns[name] if operation.access == "bank"]
}

resource "aws_cloudwatch_log_group" "this" {
  for_each          = var.operations
  name              = "/aws/lambda/${var.scope.name}-${each.key}"
  retention_in_days = var.log_days
  kms_key_id        = var.log_key_arn
}

resource "aws_lambda_function" "this" {
  for_each      = var.operations
  function_name = "${var.scope.name}-${each.key}"
  description   = each.value.summary
  handler       = each.value.handler
  role          = var.role_arns[each.key]

  runtime          = "provided.al2023"
  architectures    = [var.architecture]
  s3_bucket        = var.package.bucket
  s3_key           = var.package.key
  source_code_hash = var.package.sha256

  memory_size                    = each.value.memory
  timeout                        = each.value.timeout
  reserved_concurrent_executions = var.stopped ? 0 : -1

  environment {
    variables = var.environment
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.this[each.key].name
  }

  tracing_config {
    mode = "Active"
  }
}

resource "aws_iam_policy" "bank" {
  name        = "${var.scope.name}-bank"
  description = "Invoke what only the bank may do"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["lambda:InvokeFunction"]
      Resource = local.bank
    }]
  })
}

output "arns" {
  description = "The functions' ARNs by name."
  value       = local.arns
  # Whoever uses one wants the function to be there.
  depends_on = [aws_lambda_function.this]
}

output "bank_policy_arn" {
  value = aws_iam_policy.bank.arn
}
