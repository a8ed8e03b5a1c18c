/* Voila's page asks for MathJax and would fetch it from the internet. Our screens hold no formulas,
   so it gets an empty one from this server. */
"use strict";
window.MathJax = window.MathJax || { Hub: { Config() {}, Configured() {}, Queue() {}, Register: { StartupHook() {} } } };
