/**
 * What is delivered beside the classes, tried as its user would: the release, the image without Docker, compose, nginx, systemd, backing
 * up. What needs a program that is not installed is skipped with its name; {@code bin/test} installs them all.
 */
package dev.patternengine.deployment;
