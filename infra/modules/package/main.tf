# The one artifact of all functions, in a bucket that nobody but the deployment reads.

variable "scope" {
  type = object({ name = string, account = string, region = string })
}

variable "package_dir" {
  type = string
}

locals {
  zip    = "${var.package_dir}/bootstrap.zip"
  bucket = "${var.scope.name}-package-${var.scope.account}"
}

module "bucket" {
  source = "../bucket"
  name   = local.bucket
  holds  = "packages"
}

resource "aws_s3_object" "bootstrap" {
  bucket = module.bucket.id
  # By its digest: functions see a new package by its name.
  key         = "bootstrap-${filesha256(local.zip)}.zip"
  source      = local.zip
  source_hash = filesha256(local.zip)

  lifecycle {
    create_before_destroy = true
  }
}

output "bootstrap" {
  value = {
    bucket = aws_s3_object.bootstrap.bucket
    key    = aws_s3_object.bootstrap.key
    sha256 = filebase64sha256(local.zip)
  }
}
