package dev.rollcall.events.codec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;

/// Lifts a payload by one schema version; it may change and return the node that it is given.
@FunctionalInterface
interface Upcaster extends UnaryOperator<ObjectNode> {}
