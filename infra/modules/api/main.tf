# The HTTP API: a route for every operation that has one. Its own address is off; CloudFront comes by a name of
# its own, with the secret.

variable "scope" {
  type = object({ name = string, account = string, region = string })
}

variable "operations" {
  type = any
}

variable "function_arns" {
  type = map(string)
}

variable "host" {
  type = string
}

variable "certificate_domain" {
  description = "What the certificate is for: it is public, and the host's own name is not."
  type        = string
}

variable "zone_id" {
  type = string
}

variable "requests_per_second" {
  type = number
}

variable "log_days" {
  type = number
}

variable "log_key_arn" {
  type = string
}

resource "aws_apigatewayv2_api" "this" {
  name                         = var.scope.name
  protocol_type                = "HTTP"
  disable_execute_api_endpoint = true
}

resource "aws_apigatewayv2_integration" "this" {
  for_each               = var.operations
  api_id                 = aws_apigatewayv2_api.this.id
  integration_type       = "AWS_PROXY"
  integration_method     = "POST"
  integration_uri        = "arn:aws:apigateway:${var.scope.region}:lambda:path/2015-03-31/functions/${var.function_arns[each.key]}/invocations"
  payload_format_version = "2.0"
  # The function ends first, and tells.
  timeout_milliseconds = min(30000, (each.value.timeout + 1) * 1000)
}

resource "aws_apigatewayv2_route" "this" {
  for_each  = var.operations
  api_id    = aws_apigatewayv2_api.this.id
  route_key = "${each.value.method} ${each.value.path}"
  target    = "integrations/${aws_apigatewayv2_integration.this[each.key].id}"
}

resource "aws_lambda_permission" "this" {
  for_each      = var.operations
  statement_id  = "api"
  action        = "lambda:InvokeFunction"
  function_name = var.function_arns[each.key]
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.this.execution_arn}/*/${each.value.method}${each.value.path}"
}

resource "aws_cloudwatch_log_group" "this" {
  name              = "/aws/apigateway/${var.scope.name}"
  retention_in_days = var.log_days
  kms_key_id        = var.log_key_arn
}

resource "aws_apigatewayv2_stage" "this" {
  api_id      = aws_apigatewayv2_api.this.id
  name        = "$default"
  auto_deploy = true

  default_route_settings {
    # Six metrics of each route would cost more than everything else: the functions' own, one of each, cost nothing.
    detailed_metrics_enabled = false
    throttling_rate_limit    = var.requests_per_second
    throttling_burst_limit   = var.requests_per_second
  }

  # What the functions' own lines can't tell: requests that never reached one. No header and no query.
  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.this.arn
    format = jsonencode({
      request      = "$context.requestId"
      route        = "$context.routeKey"
      status       = "$context.status"
      milliseconds = "$context.responseLatency"
      error        = "$context.error.message"
      integration  = "$context.integrationErrorMessage"
    })
  }
}

module "certificate" {
  source  = "../certificate"
  domain  = var.certificate_domain
  zone_id = var.zone_id
}

resource "aws_apigatewayv2_domain_name" "this" {
  domain_name = var.host

  domain_name_configuration {
    certificate_arn = module.certificate.arn
    endpoint_type   = "REGIONAL"
    security_policy = "TLS_1_2"
  }

  # Under another name it is there before CloudFront leaves the one before.
  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_apigatewayv2_api_mapping" "this" {
  api_id      = aws_apigatewayv2_api.this.id
  domain_name = aws_apigatewayv2_domain_name.this.id
  stage       = aws_apigatewayv2_stage.this.id

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_route53_record" "this" {
  zone_id = var.zone_id
  name    = var.host
  type    = "A"

  alias {
    name                   = aws_apigatewayv2_domain_name.this.domain_name_configuration[0].target_domain_name
    zone_id                = aws_apigatewayv2_domain_name.this.domain_name_configuration[0].hosted_zone_id
    evaluate_target_health = false
  }

  lifecycle {
    create_before_destroy = true
  }
}

output "id" {
  value = aws_apigatewayv2_api.this.id
}

output "routes" {
  description = "What is answered."
  value       = [for route in aws_apigatewayv2_route.this : route.id]
}

output "host" {
  description = "Where CloudFront finds it."
  value       = var.host
  depends_on  = [aws_apigatewayv2_api_mapping.this, aws_route53_record.this]
}
