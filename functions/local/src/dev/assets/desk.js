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
