terraform {
  # State is locked by a file beside it, which OpenTofu knows since 1.10 as well.
  required_version = ">= 1.10.0"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }

  # Where a stage's state lies: `stages/<stage>.s3.tfbackend`.
  backend "s3" {}
}

provider "aws" {
  region = var.region
  # A stage file can't be applied to another account by mistake.
  allowed_account_ids = [var.account_id]

  default_tags {
    tags = local.tags
  }
}

# CloudFront takes its certificate and its firewall from this region only.
provider "aws" {
  alias               = "us_east_1"
  region              = "us-east-1"
  allowed_account_ids = [var.account_id]

  default_tags {
    tags = local.tags
  }
}
