// Starts an entrance: the module that the page's head names. A file of its own because the content security
// policy allows no inline script.
const APP = document.querySelector("link[rel=modulepreload]").href;
const WASM = document.querySelector("link[rel=preload][as=fetch]").href;

// Written here and not in the locale files: those are inside the module that could not be loaded.
const TEXTS = [
  ["ja", "画面を読み込めませんでした", "通信の状態をご確認のうえ、もう一度お試しください。", "再読み込み"],
  ["en", "This page could not be loaded", "Please check your connection and try again.", "Reload"],
];

function element(tag, ...children) {
  const made = document.createElement(tag);
  made.append(...children);
  return made;
}

function notice([lang, title, text, again]) {
  const link = element("a", again);
  link.href = location.href;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    location.reload();
  });
  const section = element("section", element("h1", title), element("p", text), element("p", link));
  section.lang = lang;
  return section;
}

function showFailure(error) {
  console.error(error);
  const panel = element("main", ...TEXTS.map(notice));
  panel.id = "boot-failure";
  panel.setAttribute("role", "alert");
  document.body.replaceChildren(panel);
}

async function boot() {
  // Imported here and not at the top, so that a missing file ends in the panel too.
  const app = await import(APP);
  await app.default({ module_or_path: WASM });
}

boot().catch(showFailure);
