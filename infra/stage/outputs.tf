output "url" {
  description = "Where the portal is."
  value       = local.origin
}

output "distribution" {
  description = "The CloudFront distribution."
  value       = module.edge.distribution_id
}

output "dead_letter_queues" {
  description = "Names of the dead-letter queues by function."
  value       = module.events.dead_letter_queues
}

output "bank_policy" {
  description = "Attached to somebody of the bank, lets them invoke what only the bank may do."
  value       = module.functions.bank_policy_arn
}
