mock_resource "aws_kms_key" {
  defaults = { arn = "arn:aws:kms:ap-northeast-1:111111111111:key/00000000-0000-0000-0000-000000000000" }
}
mock_resource "aws_sqs_queue" {
  defaults = { arn = "arn:aws:sqs:ap-northeast-1:111111111111:mock" }
}
mock_resource "aws_sns_topic" {
  defaults = { arn = "arn:aws:sns:ap-northeast-1:111111111111:mock" }
}
mock_resource "aws_cloudwatch_log_group" {
  defaults = { arn = "arn:aws:logs:ap-northeast-1:111111111111:log-group:mock" }
}
mock_resource "aws_cloudwatch_event_rule" {
  defaults = { arn = "arn:aws:events:ap-northeast-1:111111111111:rule/mock" }
}
mock_resource "aws_apigatewayv2_api" {
  defaults = { execution_arn = "arn:aws:execute-api:ap-northeast-1:111111111111:mock" }
}
mock_resource "aws_apigatewayv2_domain_name" {
  defaults = {
    domain_name_configuration = {
      target_domain_name = "d-mock.execute-api.ap-northeast-1.amazonaws.com"
      hosted_zone_id     = "Z1YSHQZHG15GKL"
    }
  }
}
mock_resource "aws_acm_certificate" {
  defaults = {
    arn = "arn:aws:acm:ap-northeast-1:111111111111:certificate/00000000-0000-0000-0000-000000000000"
    domain_validation_options = [{
      domain_name           = "*.origin.staging.kagimate.example"
      resource_record_name  = "_mock.staging.kagimate.example"
      resource_record_type  = "CNAME"
      resource_record_value = "_mock.acm-validations.aws"
    }]
  }
}
mock_resource "aws_cloudfront_distribution" {
  defaults = { arn = "arn:aws:cloudfront::111111111111:distribution/MOCK" }
}
mock_resource "aws_cloudfront_function" {
  defaults = { arn = "arn:aws:cloudfront::111111111111:function/mock" }
}
