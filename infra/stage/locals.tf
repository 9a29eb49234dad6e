locals {
  name = "kagimate-${var.stage}"

  tags = {
    product = "kagimate"
    stage   = var.stage
  }

  # What names are made of. ARNs are put together from it and not taken from resources, so that a plan tells
  # whole policies before anything exists.
  scope = {
    name    = local.name
    account = var.account_id
    region  = var.region
  }

  catalogue  = jsondecode(file(coalesce(var.operations_file, "${path.module}/../operations.json")))
  operations = { for operation in local.catalogue : operation.function => operation }
  # Only the bank may call the others, by an IAM-authorised invoke.
  public = { for name, operation in local.operations : name => operation if operation.access != "bank" }
  events = { for name, operation in local.operations : name => operation if length(try(operation.events, [])) > 0 }

  role_arns = { for name in keys(local.operations) :
  name => "arn:aws:iam::${var.account_id}:role/${local.name}-${name}" }
  table     = var.restored == null ? local.name : var.restored.table
  table_arn = "arn:aws:dynamodb:${var.region}:${var.account_id}:table/${local.table}"

  # What the package was built for. Another kind of processor could not run it.
  architecture = jsondecode(file("${var.package_dir}/manifest.json")).architecture

  # The API's own name begins with a label that stands in no public list: certificates do, so its is for any label.
  api_domain = "origin.${var.domain}"

  origin    = "https://${var.domain}"
  mail_from = "no-reply@${var.domain}"
}
