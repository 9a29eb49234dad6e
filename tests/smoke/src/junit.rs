//! A report in the XML that pipelines read.

use crate::report::{Outcome, Report};
use anyhow::Result;
use quick_xml::Writer;
use quick_xml::events::BytesText;
use std::io::Cursor;
use std::time::Duration;

fn seconds(took: Duration) -> String {
    format!("{:.3}", took.as_secs_f64())
}

/// Writes a report about the site `name`.
///
/// # Errors
/// When it can't be written.
pub fn xml(report: &Report, name: &str) -> Result<String> {
    let count = |is: fn(&Outcome) -> bool| report.steps.iter().filter(|step| is(&step.outcome)).count();
    let failures = count(|outcome| matches!(outcome, Outcome::Failed(_)));
    let skipped = count(|outcome| *outcome == Outcome::Skipped);
    let mut writer = Writer::new_with_indent(Cursor::new(Vec::new()), b' ', 2);
    writer
        .create_element("testsuite")
        .with_attributes([
            ("name", name),
            ("tests", &report.steps.len().to_string()),
            ("failures", &failures.to_string()),
            ("errors", "0"),
            ("skipped", &skipped.to_string()),
            ("time", &seconds(report.steps.iter().map(|step| step.took).sum())),
        ])
        .write_inner_content(|writer| {
            for step in &report.steps {
                let case = writer.create_element("testcase").with_attributes([
                    ("classname", "smoke"),
                    ("name", step.name),
                    ("time", &seconds(step.took)),
                ]);
                match &step.outcome {
                    Outcome::Passed => case.write_empty()?,
                    Outcome::Skipped => case.write_inner_content(|inside| {
                        inside.create_element("skipped").write_empty().map(drop)
                    })?,
                    Outcome::Failed(why) => case.write_inner_content(|inside| {
                        inside.create_element("failure").write_text_content(BytesText::new(why)).map(drop)
                    })?,
                };
            }
            Ok(())
        })?;
    Ok(String::from_utf8(writer.into_inner().into_inner())? + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{STEPS, Step};

    #[test]
    fn a_report_is_xml_whatever_a_server_said() {
        let step = |outcome| Step { name: STEPS[0], took: Duration::from_millis(1234), outcome };
        let failed = Outcome::Failed("<b>\"gone\" & ]]>".into());
        let steps = vec![step(Outcome::Passed), step(failed), step(Outcome::Skipped)];
        let xml = xml(&Report { steps }, "https://bank.example/?a&b").unwrap();
        let expected = "<testsuite name=\"https://bank.example/?a&amp;b\" tests=\"3\" failures=\"1\" errors=\"0\" \
            skipped=\"1\" time=\"3.702\">\n  \
            <testcase classname=\"smoke\" name=\"the bank says who it is\" time=\"1.234\"/>\n  \
            <testcase classname=\"smoke\" name=\"the bank says who it is\" time=\"1.234\">\n    \
            <failure>&lt;b&gt;&quot;gone&quot; &amp; ]]&gt;</failure>\n  </testcase>\n  \
            <testcase classname=\"smoke\" name=\"the bank says who it is\" time=\"1.234\">\n    <skipped/>\n  \
            </testcase>\n</testsuite>\n";
        assert_eq!(xml, expected);
    }
}
