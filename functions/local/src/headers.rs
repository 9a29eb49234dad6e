//! The security headers of every answer. `infra/headers.json` is written from them, so CloudFront sends the same.

/// Names in lower case, and values.
pub const SECURITY: [(&str, &str); 6] = [
    // What the page may load: nothing but its own files, and WebAssembly.
    (
        "content-security-policy",
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'; \
         frame-ancestors 'none'; form-action 'self'",
    ),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), microphone=(), geolocation=()"),
    ("referrer-policy", "no-referrer"),
    ("x-content-type-options", "nosniff"),
];
