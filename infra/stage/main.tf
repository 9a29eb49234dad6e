# A stage from the catalogue: every operation, stream consumer and schedule of operations.json.

module "roles" {
  source     = "../modules/roles"
  scope      = local.scope
  operations = local.operations
  table_arn  = local.table_arn
  mail       = { domain = var.domain, from = local.mail_from }
}

module "keys" {
  source     = "../modules/keys"
  scope      = local.scope
  operations = local.operations
  role_arns  = local.role_arns
  # A key's policy may name only what exists.
  depends_on = [module.roles]
}

module "logs_key" {
  source = "../modules/logs_key"
  scope  = local.scope
}

module "table" {
  source      = "../modules/table"
  name        = local.table
  definition  = jsondecode(file("${path.module}/../table.json"))
  kms_key_arn = module.keys.table_key_arn
}

module "package" {
  source      = "../modules/package"
  scope       = local.scope
  package_dir = var.package_dir
}

module "functions" {
  source       = "../modules/functions"
  scope        = local.scope
  operations   = local.operations
  role_arns    = local.role_arns
  package      = module.package.bootstrap
  architecture = local.architecture
  stopped      = var.stopped
  log_days     = var.log_days
  log_key_arn  = module.logs_key.arn
  environment = merge(
    {
      KAGIMATE_TABLE          = local.table
      KAGIMATE_SEALER         = "kms"
      KAGIMATE_KMS_KEY        = module.keys.seeds_key_arn
      KAGIMATE_PUBLIC_ORIGIN  = local.origin
      KAGIMATE_ORIGIN_SECRETS = local.origin_secrets.accepted
      KAGIMATE_CONTACTS       = jsonencode(var.contacts)
      KAGIMATE_CONTEXT_WORDS  = join(",", var.context_words)
      KAGIMATE_MAIL_FROM      = local.mail_from
    },
    var.restored == null ? {} : { KAGIMATE_RESTORED_AT = var.restored.at },
    length(var.policies) > 0 ? { KAGIMATE_POLICIES = jsonencode(var.policies) } : {},
  )
  # A function without its rights would fail at its first request.
  depends_on = [module.roles]
}

module "api" {
  source              = "../modules/api"
  scope               = local.scope
  operations          = local.public
  function_arns       = module.functions.arns
  host                = "${var.origin_label}.${local.api_domain}"
  certificate_domain  = "*.${local.api_domain}"
  zone_id             = var.zone_id
  requests_per_second = var.api_requests_per_second
  log_days            = var.log_days
  log_key_arn         = module.logs_key.arn
}

module "events" {
  source        = "../modules/events"
  scope         = local.scope
  operations    = local.events
  function_arns = module.functions.arns
  table         = { stream_arn = module.table.stream_arn, partition_key = module.table.partition_key }
  stopped       = var.stopped
}

module "web" {
  source               = "../modules/web"
  scope                = local.scope
  package_dir          = var.package_dir
  previous_package_dir = var.previous_package_dir
  distribution_arn     = module.edge.distribution_arn
  routes               = module.api.routes
}

module "edge" {
  source = "../modules/edge"
  providers = {
    aws           = aws
    aws.us_east_1 = aws.us_east_1
  }
  scope           = local.scope
  domain          = var.domain
  zone_id         = var.zone_id
  headers         = jsondecode(file("${path.module}/../headers.json"))
  entrances       = jsondecode(file("${var.package_dir}/web/entrances.json"))
  bucket_host     = module.web.bucket_host
  api_host        = module.api.host
  origin_secret   = local.origin_secrets.sent
  source_requests = var.source_requests
  doors           = [for operation in values(local.public) : operation.path if operation.access == "public" && operation.method == "POST"]
  stopped         = var.stopped
  log_days        = var.log_days
  alarm_mails     = var.alarm_mails
  # CloudFront sends a new secret only when every function accepts it.
  depends_on = [module.functions]
}

module "mail" {
  source  = "../modules/mail"
  name    = local.name
  domain  = var.domain
  zone_id = var.zone_id
  region  = var.region
}

module "watch" {
  source             = "../modules/watch"
  scope              = local.scope
  api_id             = module.api.id
  table_name         = module.table.name
  dead_letter_queues = module.events.dead_letter_queues
  stream_functions   = module.events.stream_functions
  log_key_arn        = module.logs_key.arn
  alarm_mails        = var.alarm_mails
  monthly_budget_usd = var.monthly_budget_usd
}
