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

variable "routes" {
  description = "The API's routes: a new page asks for what only new functions answer, so it goes last."
  type        = list(string)
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

module "bucket" {
  source = "../bucket"
  name   = local.bucket
  holds  = "pages"
  readers = [{
    Sid       = "Distribution"
    Effect    = "Allow"
    Principal = { Service = "cloudfront.amazonaws.com" }
    Action    = "s3:GetObject"
    Resource  = "arn:aws:s3:::${local.bucket}/*"
    Condition = { StringEquals = { "aws:SourceArn" = var.distribution_arn } }
  }]
}

resource "aws_s3_object" "rest" {
  for_each         = local.rest
  bucket           = module.bucket.id
  key              = each.key
  source           = each.value.source
  source_hash      = each.value.sha256
  content_type     = each.value.content_type
  content_encoding = each.value.encoding
  cache_control    = each.value.cache_control
}

resource "aws_s3_object" "html" {
  for_each         = local.html
  bucket           = module.bucket.id
  key              = each.key
  source           = each.value.source
  source_hash      = each.value.sha256
  content_type     = each.value.content_type
  content_encoding = each.value.encoding
  cache_control    = each.value.cache_control
  depends_on       = [aws_s3_object.rest, var.routes]
}

output "bucket_host" {
  value = "${local.bucket}.s3.${var.scope.region}.amazonaws.com"
  # The distribution's origin has to be there.
  depends_on = [module.bucket.id]
}
