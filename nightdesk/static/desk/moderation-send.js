// What the moderators' desk posts, with the token of the form on the page.

export async function send(address, said) {
  const body = new FormData();
  body.set("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
  for (const [name, value] of Object.entries(said)) {
    for (const one of [value].flat()) body.append(name, one);
  }
  const headers = { Accept: "application/json" };
  const answer = await fetch(address, { method: "POST", body, headers, keepalive: true });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}
