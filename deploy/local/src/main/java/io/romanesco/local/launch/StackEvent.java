package io.romanesco.local.launch;

/** What the launcher's main thread waits for. */
sealed interface StackEvent {

    record Ready(Part part) implements StackEvent {}

    record NotReady(Part part, String reason) implements StackEvent {}

    record Ended(Part part, int status) implements StackEvent {}

    record Restart(Part part) implements StackEvent {}

    /** Somebody wants everything to stop. */
    record Stop() implements StackEvent {}
}
