// Reads server-sent events (WHATWG HTML, section 9.2) out of the body of a fetch.

/** The events of a stream in order: {type, data}. Comments, which keep a connection alive, are passed over. */
export async function* events(body) {
  let rest = "";
  let event = { type: "message", data: [] };
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) {
        return; // an event that its empty line does not end is not one
      }
      const lines = (rest + value).split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop();
      for (const line of lines) {
        if (line === "") {
          if (event.data.length > 0) {
            yield { type: event.type, data: event.data.join("\n") };
          }
          event = { type: "message", data: [] };
        } else {
          field(event, line);
        }
      }
    }
  } finally {
    reader.cancel().catch(() => {}); // the stream may have failed already; whoever reads it knows
  }
}

function field(event, line) {
  const colon = line.indexOf(":");
  const name = colon < 0 ? line : line.slice(0, colon);
  const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
  if (name === "data") {
    event.data.push(value);
  } else if (name === "event") {
    event.type = value;
  }
}
