# What a stage file may say. Providers are mocks: nothing is asked, nothing is made.

mock_provider "aws" {}

mock_provider "aws" {
  alias = "us_east_1"
}

# Only the file is looked at.
override_module {
  target = module.roles
}

override_module {
  target = module.keys
}

override_module {
  target = module.logs_key
}

override_module {
  target = module.table
}

override_module {
  target = module.package
}

override_module {
  target = module.functions
}

override_module {
  target = module.api
}

override_module {
  target = module.events
}

override_module {
  target = module.web
}

override_module {
  target = module.edge
}

override_module {
  target = module.mail
}

override_module {
  target = module.watch
}

# All at once, because a run takes seconds: it fails where one of these is taken.
run "every_figure_is_judged" {
  command = plan
  variables {
    # A domain without its zone can have no certificate.
    zone_id                  = ""
    domain                   = "https://staging.kagimate.example/"
    stage                    = "Staging.1"
    account_id               = "1234"
    region                   = "tokyo"
    alarm_mails              = []
    context_words            = []
    monthly_budget_usd       = 0
    log_days                 = 7
    api_requests_per_second  = 0
    source_requests          = { all = 5, doors = 100 }
    origin_secret_generation = 0
    origin_label             = "api"
    package_dir              = "nowhere"
    restored                 = { table = "users", at = "yesterday" }
    contacts = {
      branch    = { ja = "", en = "" }
      telephone = "0120"
      hours     = { ja = "平日", en = "Weekdays" }
    }
  }
  expect_failures = [
    var.zone_id, var.domain, var.stage, var.account_id, var.region, var.alarm_mails,
    var.context_words, var.monthly_budget_usd, var.log_days, var.api_requests_per_second, var.source_requests,
    var.origin_secret_generation, var.origin_label, var.package_dir, var.contacts, var.restored,
  ]
}
