package io.romanesco.local.launch;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.romanesco.local.servers.ServersInfo;
import java.io.BufferedReader;
import java.io.IOException;

/** Ready when {@code servers} has printed its line, which says where they are. */
final class ServersReady implements ReadyCheck {

    private final ObjectMapper json;
    private volatile ServersInfo info;

    ServersReady(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public boolean await(Process process) throws IOException {
        BufferedReader output = process.inputReader();
        String line = output.readLine();
        if (line == null) {
            return false;
        }
        info = json.readValue(line, ServersInfo.class);
        return true;
    }

    /** Of the latest start; null before the first. */
    ServersInfo info() {
        return info;
    }
}
