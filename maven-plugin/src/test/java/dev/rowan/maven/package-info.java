/** Unit tests of the goals, and end-to-end tests that build real projects with them. */
package dev.rowan.maven;
