// The mail of the portal under test.

/** The newest mail to an address whose text holds a code of eight digits, and the code. */
export async function mailedCode(portal, to, before = null) {
  for (let tries = 0; tries < 100; tries += 1) {
    const letters = await (await fetch(`${portal.url}/dev/mailbox.json`)).json();
    for (const letter of letters.filter((mail) => mail.to === to)) {
      const code = /(?<!\d)(\d{4})[ -]?(\d{4})(?!\d)/.exec(letter.text);
      if (code && letter.id !== before) return { id: letter.id, code: code[1] + code[2] };
      if (code) break;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no mail with a code arrived for ${to}`);
}

/** All mail to an address, newest first as the mailbox has it. */
export async function mails(portal, to) {
  const letters = await (await fetch(`${portal.url}/dev/mailbox.json`)).json();
  return letters.filter((mail) => mail.to === to);
}

/** The newest mail to an address that says something, once it came. */
export async function mailThatSays(portal, to, text) {
  let subjects = [];
  for (let tries = 0; tries < 200; tries += 1) {
    const letters = await mails(portal, to);
    const letter = letters.find((mail) => text.test(`${mail.subject}\n${mail.text}`));
    if (letter) return letter;
    subjects = letters.map((mail) => mail.subject);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no mail that says ${text} arrived for ${to}, but ${subjects.join(", ")}`);
}
