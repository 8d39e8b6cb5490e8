{{/* A variable with the value of a Secret's key: (list NAME secret key) */}}
{{- define "romanesco.fromSecret" -}}
- name: {{ index . 0 }}
  valueFrom:
    secretKeyRef:
      name: {{ index . 1 }}
      key: {{ index . 2 }}
{{- end -}}

{{/* Variables of both services */}}
{{- define "romanesco.environment.common" -}}
- name: QUARKUS_LOG_CONSOLE_JSON_ENABLED
  value: {{ .Values.logging.json | quote }}
- name: QUARKUS_LOG_LEVEL
  value: {{ .Values.logging.level }}
{{- with .Values.tracing.endpoint }}
- name: QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT
  value: {{ . | quote }}
{{- end }}
{{- end -}}

{{- define "romanesco.environment.kafka" -}}
{{- $kafka := .Values.kafka -}}
- name: KAFKA_BOOTSTRAP_SERVERS
  value: {{ include "romanesco.kafka.bootstrapServers" . | quote }}
{{- if ne $kafka.protocol "PLAINTEXT" }}
- name: KAFKA_SECURITY_PROTOCOL
  value: {{ $kafka.protocol }}
{{- end }}
{{- if hasPrefix "SASL" $kafka.protocol }}
{{- $secret := $kafka.sasl.credentialsSecret }}
- name: KAFKA_SASL_MECHANISM
  value: {{ $kafka.sasl.mechanism }}
{{ include "romanesco.fromSecret" (list "ROMANESCO_KAFKA_USERNAME" $secret.name $secret.usernameKey) }}
{{ include "romanesco.fromSecret" (list "ROMANESCO_KAFKA_PASSWORD" $secret.name $secret.passwordKey) }}
- name: KAFKA_SASL_JAAS_CONFIG
  value: >-
    org.apache.kafka.common.security.{{ ternary "plain.Plain" "scram.Scram" (eq $kafka.sasl.mechanism "PLAIN") }}LoginModule required
    username="$(ROMANESCO_KAFKA_USERNAME)" password="$(ROMANESCO_KAFKA_PASSWORD)";
{{- end }}
{{- if hasSuffix "SSL" $kafka.protocol }}
{{- with $kafka.tls.caSecret }}
{{- if .name }}
- name: KAFKA_SSL_TRUSTSTORE_TYPE
  value: PEM
{{ include "romanesco.fromSecret" (list "KAFKA_SSL_TRUSTSTORE_CERTIFICATES" .name .key) }}
{{- end }}
{{- end }}
{{- with $kafka.tls.clientSecret }}
{{- if .name }}
- name: KAFKA_SSL_KEYSTORE_TYPE
  value: PEM
{{ include "romanesco.fromSecret" (list "KAFKA_SSL_KEYSTORE_CERTIFICATE_CHAIN" .name .certificateKey) }}
{{ include "romanesco.fromSecret" (list "KAFKA_SSL_KEYSTORE_KEY" .name .privateKeyKey) }}
{{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{- define "romanesco.environment.database" -}}
{{- $db := .Values.database -}}
{{- $host := include "romanesco.database.host" . -}}
{{- $mode := ternary "disable" $db.sslMode .Values.demo.enabled -}}
{{- $root := ternary "&sslrootcert=/etc/romanesco/database/ca.crt" "" (and (ne $db.caSecret.name "") (eq $mode "verify-full")) -}}
- name: QUARKUS_DATASOURCE_REACTIVE_URL
  value: {{ printf "postgresql://%s:%v/%s" $host $db.port $db.name | quote }}
- name: QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_SSL_MODE
  value: {{ $mode }}
{{- if eq $mode "require" }}
- name: QUARKUS_DATASOURCE_REACTIVE_TRUST_ALL
  value: "true"
{{- else if eq $mode "verify-full" }}
- name: QUARKUS_DATASOURCE_REACTIVE_HOSTNAME_VERIFICATION_ALGORITHM
  value: HTTPS
- name: QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM
  value: "true"
- name: QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM_CERTS
  value: /etc/romanesco/database/ca.crt
{{- end }}
- name: QUARKUS_DATASOURCE_REACTIVE_MAX_SIZE
  value: {{ $db.poolSize | quote }}
- name: QUARKUS_DATASOURCE_JDBC_URL
  value: {{ printf "jdbc:postgresql://%s:%v/%s?sslmode=%s%s" $host $db.port $db.name $mode $root | quote }}
{{- $secret := include "romanesco.database.secret" . }}
{{ include "romanesco.fromSecret" (list "QUARKUS_DATASOURCE_USERNAME" $secret $db.credentialsSecret.usernameKey) }}
{{ include "romanesco.fromSecret" (list "QUARKUS_DATASOURCE_PASSWORD" $secret $db.credentialsSecret.passwordKey) }}
{{- end -}}

{{- define "romanesco.environment.objectStore" -}}
{{- $store := .Values.objectStore -}}
{{/* An empty value counts as absent and means AWS. */ -}}
- name: QUARKUS_S3_ENDPOINT_OVERRIDE
  value: {{ include "romanesco.objectStore.endpoint" . | quote }}
{{- with $store.publicEndpoint }}
- name: ROMANESCO_ARCHIVE_PUBLIC_ENDPOINT
  value: {{ . | quote }}
{{- end }}
- name: QUARKUS_S3_AWS_REGION
  value: {{ $store.region }}
- name: QUARKUS_S3_PATH_STYLE_ACCESS
  value: {{ or $store.pathStyle .Values.demo.enabled | quote }}
- name: ROMANESCO_ARCHIVE_BUCKET
  value: {{ $store.bucket }}
{{- $secret := include "romanesco.objectStore.secret" . }}
{{- if $secret }}
- name: QUARKUS_S3_AWS_CREDENTIALS_TYPE
  value: static
{{ include "romanesco.fromSecret" (list "QUARKUS_S3_AWS_CREDENTIALS_STATIC_PROVIDER_ACCESS_KEY_ID" $secret $store.credentialsSecret.accessKeyIdKey) }}
{{ include "romanesco.fromSecret" (list "QUARKUS_S3_AWS_CREDENTIALS_STATIC_PROVIDER_SECRET_ACCESS_KEY" $secret $store.credentialsSecret.secretAccessKeyKey) }}
{{- else }}
- name: QUARKUS_S3_AWS_CREDENTIALS_TYPE
  value: default
{{- end }}
{{- end -}}

{{/* Models in a bucket: the service copies those that it needs into the volume /models. */}}
{{- define "romanesco.environment.models" -}}
- name: ROMANESCO_MODELS_REPOSITORIES
  value: {{ printf "s3://%s/%s" .bucket .prefix | trimSuffix "/" | quote }}
- name: ROMANESCO_MODELS_CACHE
  value: /models
- name: QUARKUS_S3_ENDPOINT_OVERRIDE
  value: {{ .endpoint | quote }}
- name: QUARKUS_S3_AWS_REGION
  value: {{ .region }}
- name: QUARKUS_S3_PATH_STYLE_ACCESS
  value: {{ ne .endpoint "" | quote }}
{{- if .credentialsSecret.name }}
- name: QUARKUS_S3_AWS_CREDENTIALS_TYPE
  value: static
{{ include "romanesco.fromSecret" (list "QUARKUS_S3_AWS_CREDENTIALS_STATIC_PROVIDER_ACCESS_KEY_ID" .credentialsSecret.name .credentialsSecret.accessKeyIdKey) }}
{{ include "romanesco.fromSecret" (list "QUARKUS_S3_AWS_CREDENTIALS_STATIC_PROVIDER_SECRET_ACCESS_KEY" .credentialsSecret.name .credentialsSecret.secretAccessKeyKey) }}
{{- else }}
- name: QUARKUS_S3_AWS_CREDENTIALS_TYPE
  value: default
{{- end }}
{{- end -}}

{{/* With demo.enabled, the demo's servers replace the configured ones. */}}
{{- define "romanesco.database.host" -}}
{{- ternary (printf "%s-demo-postgres" (include "romanesco.fullname" .)) .Values.database.host .Values.demo.enabled -}}
{{- end -}}
{{- define "romanesco.database.secret" -}}
{{- ternary (printf "%s-demo" (include "romanesco.fullname" .)) .Values.database.credentialsSecret.name .Values.demo.enabled -}}
{{- end -}}
{{- define "romanesco.kafka.bootstrapServers" -}}
{{- ternary (printf "%s-demo-kafka:9092" (include "romanesco.fullname" .)) .Values.kafka.bootstrapServers .Values.demo.enabled -}}
{{- end -}}
{{- define "romanesco.objectStore.endpoint" -}}
{{- ternary (printf "http://%s-demo-s3:9000" (include "romanesco.fullname" .)) .Values.objectStore.endpoint .Values.demo.enabled -}}
{{- end -}}
{{- define "romanesco.objectStore.secret" -}}
{{- ternary (printf "%s-demo" (include "romanesco.fullname" .)) .Values.objectStore.credentialsSecret.name .Values.demo.enabled -}}
{{- end -}}

{{- define "romanesco.databaseVolume" -}}
{{- if and .Values.database.caSecret.name (not .Values.demo.enabled) -}}
- name: database-ca
  secret:
    secretName: {{ .Values.database.caSecret.name }}
    items:
      - key: {{ .Values.database.caSecret.key }}
        path: ca.crt
{{- end -}}
{{- end -}}
