// The file behind a path: an entrance's HTML for every page, and the form of a file that the browser takes.
// It runs in CloudFront before the cache is asked, so each form is cached by itself.

const entrances = { paths: {}, otherwise: '' };

// What is compressed when the page is built.
const compressed = /\.(html|js|css|wasm|svg|json|txt|webmanifest)$/;

function file(path) {
  if (path.startsWith('/assets/')) {
    return path;
  }
  const end = path.indexOf('/', 1);
  const first = end < 0 ? path : path.slice(0, end);
  const known = Object.prototype.hasOwnProperty.call(entrances.paths, first);
  return '/' + (known ? entrances.paths[first] : entrances.otherwise) + '.html';
}

// A browser that refuses an encoding by `q=0` is one that nobody has: it is answered without any.
function form(path, accepted) {
  if (!compressed.test(path) || accepted.includes('q=0')) {
    return path;
  }
  const takes = accepted.split(',').map((encoding) => encoding.split(';')[0].trim().toLowerCase());
  if (takes.includes('br')) {
    return path + '.br';
  }
  return takes.includes('gzip') ? path + '.gz' : path;
}

function handler(event) {
  const request = event.request;
  const accepts = request.headers['accept-encoding'];
  request.uri = form(file(request.uri), accepts ? accepts.value : '');
  return request;
}
