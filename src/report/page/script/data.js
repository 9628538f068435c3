// What the page shows: see document.rs.

const D = JSON.parse(document.getElementById("data").textContent);
