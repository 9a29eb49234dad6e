# The page's files, in a bucket that only the distribution reads.

variable "scope" {
  type = object({ name = string, account = string, region = string })
}

variable "package_dir" {
  type = string
}

variable "previous_package_dir" {
  type = string
}

variable "distribution_arn" {
  type = string
}

locals {
  bucket = "${var.scope.name}-web-${var.scope.account}"

  read = { for dir in compact([var.previous_package_dir, var.package_dir]) :
  dir => jsondecode(file("${dir}/web-manifest.json")) }
  files = merge([for dir in compact([var.previous_package_dir, var.package_dir]) : {
    for file in local.read[dir] : file.path => merge(file, { source = "${dir}/web/${file.path}" })
    # Of the package before only what is named by its content: pages that are open may still fetch it.
    if dir == var.package_dir || startswith(file.path, "assets/")
  }]...)
  # HTML goes last, for it names the others.
  html = { for path, file in local.files : path => file if can(regex("\\.html(\\.[a-z]+)?$", path)) }
  rest = { for path, file in local.files : path => file if !contains(keys(local.html), path) }
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
    id     = "old pages"
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
    Statement = [
      {
        Sid       = "Distribution"
        Effect    = "Allow"
        Principal = { Service = "cloudfront.amazonaws.com" }
        Action    = "s3:GetObject"
        Resource  = "arn:aws:s3:::${local.bucket}/*"
        Condition = { StringEquals = { "aws:SourceArn" = var.distribution_arn } }
      },
      {
        Sid       = "OnlyOverTLS"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = ["arn:aws:s3:::${local.bucket}", "arn:aws:s3:::${local.bucket}/*"]
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
    ]
  })
  depends_on = [aws_s3_bucket_public_access_block.this]
}

resource "aws_s3_object" "rest" {
  for_each         = local.rest
  bucket           = aws_s3_bucket.this.id
  key              = each.key
  source           = each.value.source
  source_hash      = each.value.sha256
  content_type     = each.value.content_type
  content_encoding = each.value.encoding
  cache_control    = each.value.cache_control
}

resource "aws_s3_object" "html" {
  for_each         = local.html
  bucket           = aws_s3_bucket.this.id
  key              = each.key
  source           = each.value.source
  source_hash      = each.value.sha256
  content_type     = each.value.content_type
  content_encoding = each.value.encoding
  cache_control    = each.value.cache_control
  depends_on       = [aws_s3_object.rest]
}

output "bucket_host" {
  value = "${local.bucket}.s3.${var.scope.region}.amazonaws.com"
  # The distribution's origin has to be there.
  depends_on = [aws_s3_bucket.this]
}
