# The firewall in front of everything. It lives in us-east-1, as CloudFront wants it.

locals {
  rules = {
    # Before signing in, guesses are counted by address as well as by the pipeline's own throttles.
    doors = {
      priority = 1
      limit    = var.source_requests.doors
      paths    = "^(${join("|", var.doors)})/*$"
    }
    all = {
      priority = 2
      limit    = var.source_requests.all
      paths    = "^/"
    }
  }

  managed = {
    AWSManagedRulesAmazonIpReputationList = 3
    AWSManagedRulesKnownBadInputsRuleSet  = 4
  }
}

resource "aws_wafv2_web_acl" "this" {
  provider    = aws.us_east_1
  name        = var.scope.name
  description = "In front of CloudFront"
  scope       = "CLOUDFRONT"

  default_action {
    dynamic "allow" {
      for_each = var.stopped ? [] : [1]
      content {}
    }
    dynamic "block" {
      for_each = var.stopped ? [1] : []
      content {
        custom_response {
          response_code = 503
        }
      }
    }
  }

  dynamic "rule" {
    for_each = local.rules
    content {
      name     = "rate-${rule.key}"
      priority = rule.value.priority

      action {
        block {
          custom_response {
            response_code = 429
          }
        }
      }

      statement {
        rate_based_statement {
          aggregate_key_type    = "IP"
          evaluation_window_sec = 300
          limit                 = rule.value.limit

          scope_down_statement {
            regex_match_statement {
              regex_string = rule.value.paths
              field_to_match {
                uri_path {}
              }
              text_transformation {
                priority = 0
                type     = "URL_DECODE"
              }
              text_transformation {
                priority = 1
                type     = "NORMALIZE_PATH"
              }
            }
          }
        }
      }

      visibility_config {
        cloudwatch_metrics_enabled = true
        metric_name                = "${var.scope.name}-rate-${rule.key}"
        sampled_requests_enabled   = false
      }
    }
  }

  # Not the core set: it refuses bodies above 8 KiB, which imports have, and reads attacks into names and memos.
  dynamic "rule" {
    for_each = local.managed
    content {
      name     = rule.key
      priority = rule.value

      override_action {
        none {}
      }

      statement {
        managed_rule_group_statement {
          name        = rule.key
          vendor_name = "AWS"
        }
      }

      visibility_config {
        cloudwatch_metrics_enabled = true
        metric_name                = "${var.scope.name}-${rule.key}"
        sampled_requests_enabled   = false
      }
    }
  }

  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = var.scope.name
    sampled_requests_enabled   = false
  }
}

module "logs_key" {
  source = "../logs_key"
  providers = {
    aws = aws.us_east_1
  }
  scope = merge(var.scope, { region = "us-east-1" })
}

resource "aws_cloudwatch_log_group" "firewall" {
  provider = aws.us_east_1
  # WAF takes no other beginning.
  name              = "aws-waf-logs-${var.scope.name}"
  retention_in_days = var.log_days
  kms_key_id        = module.logs_key.arn
}

# What was refused, without cookies and without what was asked for.
resource "aws_wafv2_web_acl_logging_configuration" "this" {
  provider                = aws.us_east_1
  resource_arn            = aws_wafv2_web_acl.this.arn
  log_destination_configs = [aws_cloudwatch_log_group.firewall.arn]

  redacted_fields {
    single_header {
      name = "cookie"
    }
  }

  redacted_fields {
    query_string {}
  }

  logging_filter {
    default_behavior = "DROP"
    filter {
      behavior    = "KEEP"
      requirement = "MEETS_ANY"
      condition {
        action_condition {
          action = "BLOCK"
        }
      }
    }
  }
}

module "bell" {
  source = "../bell"
  providers = {
    aws = aws.us_east_1
  }
  name    = var.scope.name
  key_arn = module.logs_key.arn
  mails   = var.alarm_mails
}

resource "aws_cloudwatch_metric_alarm" "edge_errors" {
  provider            = aws.us_east_1
  alarm_name          = "${var.scope.name}-edge-errors"
  alarm_description   = "More than 5 % of what CloudFront answers are errors of ours."
  namespace           = "AWS/CloudFront"
  metric_name         = "5xxErrorRate"
  statistic           = "Average"
  period              = 300
  evaluation_periods  = 2
  threshold           = 5
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [module.bell.arn]
  dimensions = {
    DistributionId = aws_cloudfront_distribution.this.id
    Region         = "Global"
  }
}

resource "aws_cloudwatch_metric_alarm" "doors" {
  provider            = aws.us_east_1
  alarm_name          = "${var.scope.name}-doors"
  alarm_description   = "Somebody guesses at the doors: many requests were refused there."
  namespace           = "AWS/WAFV2"
  metric_name         = "BlockedRequests"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 500
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [module.bell.arn]
  dimensions = {
    Rule   = "${var.scope.name}-rate-doors"
    WebACL = var.scope.name
  }
}
