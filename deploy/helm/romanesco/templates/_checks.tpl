{{/* Checks across values, which a schema cannot express. Each message names the values and says what to do. */}}
{{- define "romanesco.checks" -}}
{{- $partitions := int .Values.kafka.topics.images.partitions -}}
{{- $inference := .Values.inference -}}
{{- if eq $inference.autoscaling.mode "none" -}}
  {{- if gt (int $inference.replicas) $partitions -}}
    {{- fail (printf "inference.replicas is %v, but the topic has %d partitions (kafka.topics.images.partitions): further replicas would be idle. Lower it or add partitions." $inference.replicas $partitions) -}}
  {{- end -}}
{{- else -}}
  {{- if gt (int $inference.autoscaling.maxReplicas) $partitions -}}
    {{- fail (printf "inference.autoscaling.maxReplicas is %v, but the topic has %d partitions (kafka.topics.images.partitions): further replicas would be idle. Lower it or add partitions." $inference.autoscaling.maxReplicas $partitions) -}}
  {{- end -}}
  {{- if gt (int $inference.autoscaling.minReplicas) (int $inference.autoscaling.maxReplicas) -}}
    {{- fail "inference.autoscaling.minReplicas is above maxReplicas." -}}
  {{- end -}}
{{- end -}}
{{- if and .Values.api.autoscaling.enabled (gt (int .Values.api.autoscaling.minReplicas) (int .Values.api.autoscaling.maxReplicas)) -}}
  {{- fail "api.autoscaling.minReplicas is above maxReplicas." -}}
{{- end -}}
{{- if and (eq $inference.autoscaling.mode "cpu") (lt (int $inference.autoscaling.minReplicas) 1) -}}
  {{- fail "inference.autoscaling.mode cpu needs minReplicas of 1 or more; only mode lag can scale to zero." -}}
{{- end -}}
{{- if and (hasPrefix "SASL" .Values.kafka.protocol) (not .Values.kafka.sasl.credentialsSecret.name) -}}
  {{- fail (printf "kafka.protocol is %s: set the Secret with user name and password in kafka.sasl.credentialsSecret.name." .Values.kafka.protocol) -}}
{{- end -}}
{{- if and (not .Values.demo.enabled) (eq .Values.database.sslMode "verify-full") (not .Values.database.caSecret.name) -}}
  {{- fail "database.sslMode is verify-full: set the Secret with the authority's certificate in database.caSecret.name." -}}
{{- end -}}
{{- if and (eq $inference.models.source "volume") (not $inference.models.volume) -}}
  {{- fail "inference.models.source is volume: set inference.models.volume, e.g. {persistentVolumeClaim: {claimName: models}}." -}}
{{- end -}}
{{- if and (eq $inference.models.source "s3") (not $inference.models.s3.bucket) -}}
  {{- fail "inference.models.source is s3: set inference.models.s3.bucket." -}}
{{- end -}}
{{- end -}}
