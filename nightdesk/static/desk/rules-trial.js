// A trial that has begun goes on by itself: the button is pressed again with each answer.

const form = document.querySelector("form[data-goes-on='1']")

form?.requestSubmit()
