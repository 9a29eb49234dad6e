# What the account has already, for `cargo xtask stage`: it refuses to create a stage whose name another state
# has taken. Offline there is no account, and this file is left out.

data "aws_dynamodb_tables" "here" {}
