// Builds the page node by node. Text is only ever text: nothing here parses markup, and a link must be of the web or our own.

const SVG = "http://www.w3.org/2000/svg";
const ATTRIBUTES = /^(?:class|id|role|type|title|lang|dir|for|name|value|href|rel|target|datetime|cite|start|tabindex|hidden|disabled|popover|popovertarget|placeholder|autocomplete|maxlength|rows|aria-[a-z]+|data-[a-z]+)$/;

/** An element. `props` are attributes; `on` maps events to listeners. Strings among the children become text. */
export function el(name, props = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(props)) {
    if (key === "on") {
      for (const [event, listener] of Object.entries(value)) {
        node.addEventListener(event, listener);
      }
    } else if (!ATTRIBUTES.test(key)) {
      throw new Error(`the attribute ${key} is not used on these pages`);
    } else if (value !== null && value !== undefined && value !== false) {
      node.setAttribute(key, key === "href" ? web(value) : value === true ? "" : value);
    }
  }
  node.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== ""));
  return node;
}

/** A line drawing of 20 by 20 that inherits the colour of its surroundings; says nothing to a screen reader. */
export function icon(path) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", "icon");
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

/** The address, if it is one of http or https; else an error, so that no other kind of link can be built. */
export function web(address) {
  const url = new URL(address, document.baseURI);
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw new Error("only http and https are linked");
  }
  return url.href;
}
