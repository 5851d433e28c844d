/** The chart library, which assets/plots.js loads. */
declare var d3: any;
declare var Plot: any;
