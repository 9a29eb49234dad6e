# What a stage file says. `cargo xtask stage` refuses keys that are not declared here.

variable "stage" {
  description = "Name of the stage: in every name and tag, and in the name of its files."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9]{1,11}$", var.stage))
    error_message = "stage is 2 to 12 lower-case letters and digits and begins with a letter: it is part of every name."
  }
}

variable "account_id" {
  description = "The AWS account that the stage lives in; nothing is planned in any other."
  type        = string

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "account_id is the twelve digits of an AWS account, in quotes."
  }
}

variable "region" {
  description = "The region of everything but what CloudFront wants in us-east-1."
  type        = string
  default     = "ap-northeast-1"

  validation {
    condition     = can(regex("^[a-z]{2}-[a-z]+-[0-9]$", var.region))
    error_message = "region is the name of an AWS region, such as ap-northeast-1."
  }
}

variable "domain" {
  description = "The host name that people type."
  type        = string

  validation {
    condition     = can(regex("^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}$", var.domain)) && length(var.domain) <= 55
    error_message = "domain is a host name in lower case without scheme and slash, of at most 55 characters: \"*.origin.\" goes before it in a certificate, whose name has 64 at most."
  }
}

variable "zone_id" {
  description = "The Route 53 zone that holds the domain: its certificates are proven there."
  type        = string
  default     = ""

  validation {
    condition     = can(regex("^Z[A-Z0-9]{5,31}$", var.zone_id))
    error_message = "zone_id is missing or no id of a Route 53 zone: the domain would have no certificate, for certificates are proven by records of its zone."
  }
}

variable "contacts" {
  description = "The bank's contacts, which people are told wherever only the bank can help."
  type = object({
    branch    = object({ ja = string, en = string })
    telephone = string
    hours     = object({ ja = string, en = string })
  })

  validation {
    condition = alltrue([for text in [
      var.contacts.branch.ja, var.contacts.branch.en, var.contacts.telephone,
      var.contacts.hours.ja, var.contacts.hours.en,
    ] : trimspace(text) != "" && length(text) <= 60])
    error_message = "contacts say branch and hours in ja and en and a telephone number, each in 1 to 60 characters."
  }
}

variable "policies" {
  description = "Figures of the bank's own by policy's name, as the functions read them; the presets hold without."
  type        = any
  default     = {}
}

variable "context_words" {
  description = "Names that no password may contain: the bank's."
  type        = list(string)

  validation {
    condition     = length(var.context_words) > 0 && alltrue([for word in var.context_words : !strcontains(word, ",") && trimspace(word) != ""])
    error_message = "context_words are the bank's names, at least one, none of them empty or with a comma."
  }
}

variable "alarm_mails" {
  description = "Who is mailed when something is wrong. Each address confirms the subscription once."
  type        = list(string)

  validation {
    condition     = length(var.alarm_mails) > 0 && alltrue([for mail in var.alarm_mails : can(regex("^[^@ ]+@[^@ ]+\\.[^@ ]+$", mail))])
    error_message = "alarm_mails are mail addresses, at least one: nobody would hear an alarm."
  }
}

variable "monthly_budget_usd" {
  description = "What the stage may cost a month; 80 % and a forecast of more are mailed."
  type        = number

  validation {
    condition     = var.monthly_budget_usd > 0
    error_message = "monthly_budget_usd is more than nothing."
  }
}

variable "log_days" {
  description = "How long logs are kept."
  type        = number
  default     = 400

  validation {
    condition     = contains([30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557], var.log_days)
    error_message = "log_days is one of the figures that CloudWatch takes: 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192 or 2557."
  }
}

variable "api_requests_per_second" {
  description = "What the API takes as a whole; beyond it answers 429."
  type        = number
  default     = 200

  validation {
    condition     = var.api_requests_per_second >= 1 && floor(var.api_requests_per_second) == var.api_requests_per_second
    error_message = "api_requests_per_second is a whole number from 1; `stopped` is what stops a stage."
  }
}

variable "source_requests" {
  description = "Requests that one address may make in five minutes: in all, and at the doors before signing in."
  type        = object({ all = number, doors = number })
  default     = { all = 3000, doors = 100 }

  validation {
    condition     = var.source_requests.doors >= 10 && var.source_requests.all > var.source_requests.doors
    error_message = "source_requests.doors is at least 10, the least that WAF takes, and source_requests.all is more."
  }
}

variable "origin_label" {
  description = "First part of the API's own name, which nobody guesses: `openssl rand -hex 8`. Another one moves the API."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9]{12,32}$", var.origin_label))
    error_message = "origin_label is 12 to 32 lower-case letters and digits that nobody guesses: who knows it gets past the firewall."
  }
}

variable "origin_secret_generation" {
  description = "Counts up by one to rotate the secret that CloudFront sends; the one before stays valid."
  type        = number
  default     = 1

  validation {
    condition     = var.origin_secret_generation >= 1 && floor(var.origin_secret_generation) == var.origin_secret_generation
    error_message = "origin_secret_generation is a whole number from 1."
  }
}

variable "stopped" {
  description = "Whether the stage stands still: everything is answered 503, and no function runs."
  type        = bool
  default     = false
}

variable "restored" {
  description = "The table that a point in time was restored into, and when: sessions and numbers of before are void."
  type        = object({ table = string, at = string })
  default     = null

  validation {
    condition     = var.restored == null || can(regex("^kagimate-[a-z0-9-]+$", var.restored.table))
    error_message = "restored.table is a table of this stage, such as kagimate-staging-restored."
  }
  validation {
    condition     = var.restored == null || can(formatdate("YYYY", var.restored.at))
    error_message = "restored.at is the moment of restoring in UTC, such as 2026-11-22T03:00:00Z."
  }
}

# What is not in a stage file, because every deployment has its own.

variable "package_dir" {
  description = "The folder that `cargo xtask package` wrote."
  type        = string

  validation {
    condition = alltrue([for file in ["bootstrap.zip", "manifest.json", "web-manifest.json", "web/entrances.json"] :
    fileexists("${var.package_dir}/${file}")])
    error_message = "package_dir holds no package: `cargo xtask package` writes one with bootstrap.zip, manifest.json, web-manifest.json and web/."
  }
}

variable "previous_package_dir" {
  description = "The package that is being replaced: its hashed files stay for pages that are open."
  type        = string
  default     = ""
}

variable "operations_file" {
  description = "The catalogue. Rehearsals take a part of it."
  type        = string
  default     = ""
}
