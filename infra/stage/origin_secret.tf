# Origin access control and the firewall don't attach to an HTTP API. So CloudFront sends a secret, and the
# pipeline answers nobody who doesn't know it. Each generation's is a random UUID, made once and kept in the state.
# The generation before is accepted as well, so that nothing fails while a new one spreads over CloudFront. None is
# ever destroyed: a plan that says what is destroyed would show it while functions still accept it.

resource "terraform_data" "origin_secret" {
  for_each = toset([for generation in range(var.origin_secret_generation + 1) : tostring(generation)])
  input    = each.key
}

locals {
  origin_secrets = {
    sent = sensitive(terraform_data.origin_secret[tostring(var.origin_secret_generation)].id)
    accepted = sensitive(join(",", [for before in [1, 0] :
    terraform_data.origin_secret[tostring(var.origin_secret_generation - before)].id]))
  }
}
