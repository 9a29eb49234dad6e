# Where a region's alarms are told: a topic, and a mail to everybody who answers for the stage.

terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

variable "name" {
  type = string
}

variable "key_arn" {
  type = string
}

variable "mails" {
  type = list(string)
}

resource "aws_sns_topic" "this" {
  name              = "${var.name}-alarms"
  kms_master_key_id = var.key_arn
}

resource "aws_sns_topic_subscription" "this" {
  for_each  = toset(var.mails)
  topic_arn = aws_sns_topic.this.arn
  protocol  = "email"
  endpoint  = each.key
}

output "arn" {
  value = aws_sns_topic.this.arn
}
