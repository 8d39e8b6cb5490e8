package io.romanesco.local.launch;

/** How to tell that a started process is ready for work. */
interface ReadyCheck {

    /**
     * Blocks until the process is ready.
     *
     * @return false when the process ended before
     * @throws java.util.concurrent.TimeoutException when it lives but does not get ready
     */
    boolean await(Process process) throws Exception;
}
