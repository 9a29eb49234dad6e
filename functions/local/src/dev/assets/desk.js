const element = (name, text, attributes = {}) => {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
};

const shelf = document.getElementById("shelf");
const showDevices = async () => {
  const devices = await (await fetch("/dev/tokens.json")).json();
  shelf.replaceChildren(...devices.map((device) => {
    const box = element("section", undefined, { class: "device", "aria-label": device.serial });
    box.append(
      element("output", device.code, { "data-serial": device.serial }),
      element("meter", undefined, { min: 0, max: device.step_seconds, value: device.seconds_left, "aria-label": "残り秒数" }),
      element("p", device.serial),
      element("p", device.expires_on ? `有効期限 ${device.expires_on}` : ""),
    );
    return box;
  }));
};

const clock = document.getElementById("clock");
const showClock = (reading) => {
  const now = new Date(reading.now).toLocaleString("ja-JP", { timeZone: "Asia/Tokyo", dateStyle: "long", timeStyle: "medium" });
  clock.textContent = reading.ahead ? `${now}（実際より${Math.round(reading.ahead / 60000)}分先）` : now;
};

const mailbox = document.getElementById("mailbox");
let newest;
const showMail = async () => {
  const letters = await (await fetch("/dev/mailbox.json")).json();
  const now = `${letters.length} ${letters[0]?.id}`;
  if (now === newest) return;
  newest = now;
  if (letters.length === 0) {
    const empty = element("p", "まだ何も届いていません。 ");
    empty.append(element("span", "Nothing has arrived.", { lang: "en" }));
    mailbox.replaceChildren(empty);
    return;
  }
  mailbox.replaceChildren(...letters.map((letter) => {
    const box = element("article", undefined, { class: "letter", "data-to": letter.to });
    const at = new Date(letter.at).toLocaleString("ja-JP", { timeZone: "Asia/Tokyo", dateStyle: "long", timeStyle: "short" });
    box.append(element("h2", letter.subject), element("p", `${letter.to}　${at}`), element("pre", letter.text));
    return box;
  }));
};

if (mailbox) {
  await showMail();
  setInterval(showMail, 1000);
}
if (shelf) {
  await showDevices();
  setInterval(showDevices, 1000);
}
if (clock) {
  const read = async () => showClock(await (await fetch("/dev/clock.json")).json());
  await read();
  setInterval(read, 1000);
  for (const button of document.querySelectorAll("[data-forward]")) {
    button.addEventListener("click", async () => {
      const answer = await fetch("/dev/clock.json", {
        method: "POST",
        headers: { "content-type": "application/json", "kagimate-desk": "1" },
        body: JSON.stringify({ seconds: Number(button.dataset.forward) }),
      });
      showClock(await answer.json());
    });
  }
}
