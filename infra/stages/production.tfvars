# Every key is explained in stage/variables.tf. `cargo xtask stage check` refuses what is missing or misspelt.

stage      = "production"
account_id = "222222222222"
domain     = "portal.kagimate.example"
zone_id    = "Z00000000000000000002"

# Of your own: `openssl rand -hex 8`.
origin_label = "e07f42ab6391cd85"

contacts = {
  branch    = { ja = "みらい銀行 本店営業部", en = "Mirai Bank, Head Office" }
  telephone = "0120-000-000"
  hours     = { ja = "平日 9:00–18:00", en = "Weekdays 9:00–18:00" }
}
context_words = ["みらい銀行", "miraibank"]

alarm_mails        = ["operations@kagimate.example"]
monthly_budget_usd = 500
