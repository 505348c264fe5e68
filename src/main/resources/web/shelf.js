// Where this browser keeps things: localStorage, or this page alone where it denies that, as in frames of other sites.

export const shelf = denied() ? inThisPage() : localStorage;

function denied() {
  try {
    localStorage.getItem("");
    return false;
  } catch {
    return true;
  }
}

function inThisPage() {
  const kept = new Map();
  return {
    getItem: name => kept.get(name) ?? null,
    setItem: (name, value) => { kept.set(name, value); },
    removeItem: name => { kept.delete(name); },
  };
}
