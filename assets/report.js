"use strict";
// Draws every picture of a report where it stands. Its data are text in the page, never a program.
// The typeface comes first: labels are placed by their width.
document.fonts.load('1em "Source Sans"').catch(() => []).then(() => {
  JSON.parse(document.getElementById("pictures").textContent).forEach((picture, number) => {
    const place = document.getElementById(`chart-${number}`);
    Plotly.newPlot(place, picture.data, picture.layout, picture.config);
  });
});
