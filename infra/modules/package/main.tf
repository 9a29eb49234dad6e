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

resource "aws_s3_bucket" "this" {
  bucket = local.bucket
}

resource "aws_s3_bucket_public_access_block" "this" {
  bucket                  = aws_s3_bucket.this.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_versioning" "this" {
  bucket = aws_s3_bucket.this.id
  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "this" {
  bucket = aws_s3_bucket.this.id
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "this" {
  bucket = aws_s3_bucket.this.id
  rule {
    id     = "old packages"
    status = "Enabled"
    filter {}
    noncurrent_version_expiration {
      noncurrent_days = 90
    }
    abort_incomplete_multipart_upload {
      days_after_initiation = 1
    }
  }
}

resource "aws_s3_bucket_policy" "this" {
  bucket = aws_s3_bucket.this.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "OnlyOverTLS"
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = ["arn:aws:s3:::${local.bucket}", "arn:aws:s3:::${local.bucket}/*"]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })
  depends_on = [aws_s3_bucket_public_access_block.this]
}

resource "aws_s3_object" "bootstrap" {
  bucket = aws_s3_bucket.this.id
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
