# Every key is explained in stage/variables.tf. `cargo xtask stage check` refuses what is missing or misspelt.

stage      = "staging"
account_id = "111111111111"
domain     = "staging.kagimate.example"
zone_id    = "Z00000000000000000001"

# Of your own: `openssl rand -hex 8`.
origin_label = "5d1c0b7a94e23f68"

contacts = {
  branch    = { ja = "みらい銀行 本店営業部", en = "Mirai Bank, Head Office" }
  telephone = "0120-000-000"
  hours     = { ja = "平日 9:00–18:00", en = "Weekdays 9:00–18:00" }
}
context_words = ["みらい銀行", "miraibank"]

alarm_mails        = ["operations@kagimate.example"]
monthly_budget_usd = 50
