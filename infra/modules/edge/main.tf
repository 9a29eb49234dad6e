# What the world sees: CloudFront with the page's files at its root and the API below /api, on one origin.

terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      configuration_aliases = [aws.us_east_1]
    }
  }
}

variable "scope" {
  type = object({ name = string, account = string, region = string })
}

variable "domain" {
  type = string
}

variable "zone_id" {
  type = string
}

variable "headers" {
  description = "The headers that every answer carries, as the local server sends them."
  type        = map(string)
}

variable "entrances" {
  description = "Which HTML answers at which path."
  type        = object({ paths = map(string), otherwise = string })
}

variable "bucket_host" {
  type = string
}

variable "api_host" {
  type = string
}

variable "origin_secret" {
  type      = string
  sensitive = true
}

variable "source_requests" {
  type = object({ all = number, doors = number })
}

variable "doors" {
  description = "Paths at which one writes before signing in."
  type        = list(string)
}

variable "stopped" {
  type = bool
}

variable "log_days" {
  type = number
}

variable "alarm_mails" {
  type = list(string)
}

locals {
  # AWS's own policies have the same ids everywhere.
  caching_disabled  = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  caching_optimized = "658327ea-f89d-4fab-a63d-7e88639e58f6"

  files = "files"
  api   = "api"
}

module "certificate" {
  source = "../certificate"
  providers = {
    aws = aws.us_east_1
  }
  domain  = var.domain
  zone_id = var.zone_id
}

resource "aws_cloudfront_origin_access_control" "files" {
  name                              = "${var.scope.name}-web"
  description                       = "The distribution alone reads the page's files"
  origin_access_control_origin_type = "s3"
  signing_behavior                  = "always"
  signing_protocol                  = "sigv4"
}

# Paths of pages become the HTML of their entrance here, and not by error responses: those would turn a 404 of the
# API into a page.
resource "aws_cloudfront_function" "pages" {
  name    = "${var.scope.name}-pages"
  runtime = "cloudfront-js-2.0"
  comment = "The file behind a path"
  publish = true
  code = replace(file("${path.module}/pages.js"), "{ paths: {}, otherwise: '' }",
  jsonencode({ paths = var.entrances.paths, otherwise = var.entrances.otherwise }))
}

resource "aws_cloudfront_response_headers_policy" "this" {
  name    = var.scope.name
  comment = "The security headers of every answer"

  security_headers_config {
    content_security_policy {
      content_security_policy = var.headers["content-security-policy"]
      override                = true
    }
    content_type_options {
      override = true
    }
    referrer_policy {
      referrer_policy = var.headers["referrer-policy"]
      override        = true
    }
    # The one that has no place on a laptop.
    strict_transport_security {
      access_control_max_age_sec = 63072000
      include_subdomains         = true
      preload                    = false
      override                   = true
    }
  }

  custom_headers_config {
    dynamic "items" {
      for_each = { for name, value in var.headers : name => value
      if !contains(["content-security-policy", "x-content-type-options", "referrer-policy"], name) }
      content {
        header   = items.key
        value    = items.value
        override = true
      }
    }
  }
}

# Everything that the pipeline reads, and never `Host`: the API knows itself by another name. CloudFront counts ten
# headers at most.
resource "aws_cloudfront_origin_request_policy" "api" {
  name    = "${var.scope.name}-api"
  comment = "What the API is told of a request"

  headers_config {
    header_behavior = "whitelist"
    headers {
      items = [
        "CloudFront-Viewer-Address", "Content-Type", "Idempotency-Key", "Kagimate-Background", "Kagimate-Client",
        "Origin", "Sec-Fetch-Site", "User-Agent",
      ]
    }
  }

  cookies_config {
    cookie_behavior = "all"
  }

  query_strings_config {
    query_string_behavior = "all"
  }
}

resource "aws_cloudfront_distribution" "this" {
  comment         = var.scope.name
  enabled         = true
  aliases         = [var.domain]
  http_version    = "http2and3"
  is_ipv6_enabled = true
  price_class     = "PriceClass_200"
  web_acl_id      = aws_wafv2_web_acl.this.arn

  origin {
    origin_id                = local.files
    domain_name              = var.bucket_host
    origin_access_control_id = aws_cloudfront_origin_access_control.files.id
  }

  origin {
    origin_id   = local.api
    domain_name = var.api_host

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }

    # Whatever a browser sends by this name is replaced.
    custom_header {
      name  = "kagimate-origin-secret"
      value = var.origin_secret
    }
  }

  default_cache_behavior {
    target_origin_id           = local.files
    viewer_protocol_policy     = "redirect-to-https"
    allowed_methods            = ["GET", "HEAD"]
    cached_methods             = ["GET", "HEAD"]
    cache_policy_id            = local.caching_optimized
    response_headers_policy_id = aws_cloudfront_response_headers_policy.this.id
    # Everything that gains by it was compressed when it was built.
    compress = false

    function_association {
      event_type   = "viewer-request"
      function_arn = aws_cloudfront_function.pages.arn
    }
  }

  ordered_cache_behavior {
    path_pattern               = "/api/*"
    target_origin_id           = local.api
    viewer_protocol_policy     = "https-only"
    allowed_methods            = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"]
    cached_methods             = ["GET", "HEAD"]
    cache_policy_id            = local.caching_disabled
    origin_request_policy_id   = aws_cloudfront_origin_request_policy.api.id
    response_headers_policy_id = aws_cloudfront_response_headers_policy.this.id
    compress                   = false
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }

  viewer_certificate {
    acm_certificate_arn      = module.certificate.arn
    minimum_protocol_version = "TLSv1.2_2021"
    ssl_support_method       = "sni-only"
  }
}

resource "aws_route53_record" "this" {
  for_each = toset(["A", "AAAA"])
  zone_id  = var.zone_id
  name     = var.domain
  type     = each.key

  alias {
    name                   = aws_cloudfront_distribution.this.domain_name
    zone_id                = aws_cloudfront_distribution.this.hosted_zone_id
    evaluate_target_health = false
  }
}

output "distribution_id" {
  value = aws_cloudfront_distribution.this.id
}

output "distribution_arn" {
  value = aws_cloudfront_distribution.this.arn
}
