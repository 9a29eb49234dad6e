# What is only known when a stage exists: made with mocks, and looked at.

mock_provider "aws" {
  source = "./tests/mocks/home"
}

mock_provider "aws" {
  alias  = "us_east_1"
  source = "./tests/mocks/us_east_1"
}

# Its identity's tokens are a list that mocks can't fill.
override_module {
  target = module.mail
}

# These can't be taken down again, which is as it has to be.
override_module {
  target = module.keys
  outputs = {
    seeds_key_arn = "arn:aws:kms:ap-northeast-1:111111111111:key/00000000-0000-0000-0000-000000000001"
    table_key_arn = "arn:aws:kms:ap-northeast-1:111111111111:key/00000000-0000-0000-0000-000000000002"
  }
}

override_module {
  target = module.table
  outputs = {
    name          = "kagimate-staging"
    stream_arn    = "arn:aws:dynamodb:ap-northeast-1:111111111111:table/kagimate-staging/stream/2026-01-01T00:00:00.000"
    partition_key = "pk"
  }
}

run "a_stage_is_made" {
  command = apply

  assert {
    condition     = output.url == "https://staging.kagimate.example"
    error_message = "the portal is at its domain"
  }

  assert {
    condition     = length(nonsensitive(local.origin_secrets.sent)) == 36
    error_message = "a secret is a random UUID"
  }

  assert {
    condition     = nonsensitive(terraform_data.origin_secret["0"].id != terraform_data.origin_secret["1"].id)
    error_message = "every generation has a secret of its own"
  }
}

run "a_new_secret_is_sent_and_the_one_before_is_accepted" {
  command = apply
  variables {
    origin_secret_generation = 2
  }

  assert {
    condition     = nonsensitive(local.origin_secrets.sent) == terraform_data.origin_secret["2"].id
    error_message = "CloudFront sends the newest"
  }

  assert {
    condition = toset(split(",", nonsensitive(local.origin_secrets.accepted))) == toset([
      terraform_data.origin_secret["1"].id, terraform_data.origin_secret["2"].id,
    ])
    error_message = "functions accept the newest and the one before, and no other"
  }
}
