package io.romanesco.e2e.stack;

import io.romanesco.e2e.client.Api;
import io.romanesco.e2e.client.Broker;

/** A running Romanesco: servers and services. */
public interface Stack extends AutoCloseable {

    /** Starts all of it and waits until it is ready. */
    Stack start();

    Api api();

    Broker broker();

    @Override
    void close();
}
