package dev.patternengine.message;

/**
 * Asks what a template of errors stands for.
 *
 * @param tenant the key whose it is
 * @param template its id, as patterns tell it
 */
public record TemplateMessage(String tenant, String template) {}
