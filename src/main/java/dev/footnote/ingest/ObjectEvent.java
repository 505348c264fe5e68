package dev.footnote.ingest;

/**
 * That something happened to an object. What is told is only that it did: what the object holds is read when the event is
 * heeded, so that events may come in any order, more than once, or not at all.
 *
 * @param key of the object
 * @param sequencer hexadecimal; of two events of one object the later has the greater
 */
public record ObjectEvent(String key, String sequencer) {}
