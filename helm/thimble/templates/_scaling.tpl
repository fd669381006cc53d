{{- /*
How many trainings could run now: of each search that goes on, the trials that wait or train, but no more than may train
at once; at least one, for somebody must propose, compare and end. Data sets that are to be fetched count as well.
*/ -}}
{{- define "thimble.queueQuery" -}}
select cast(coalesce(sum(greatest(1, least(trials, running_at_once))), 0)
              + (select count(*) from scheduled_tasks where task_name = 'fetch-dataset') as bigint)
  from (select search.id, search.running_at_once, count(trial.number) as trials
          from search
          left join trial on trial.search = search.id and trial.state in ('QUEUED', 'RUNNING')
         where search.state in ('QUEUED', 'RUNNING')
         group by search.id) as wanted
{{- end -}}

{{- /* Scales a pool with the queue. Call with (list $ values "component"). */ -}}
{{- define "thimble.scaledObject" -}}
{{- $root := index . 0 -}}
{{- $values := index . 1 -}}
{{- $keda := $values.keda -}}
{{- $name := printf "%s-%s" (include "thimble.fullname" $root) (index . 2) -}}
{{- if $keda.enabled }}
---
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata:
  name: {{ $name }}
  labels: {{- include "thimble.labels" (list $root (index . 2)) | nindent 4 }}
spec:
  scaleTargetRef: {name: {{ $name }}}
  minReplicaCount: {{ $keda.minReplicas }}
  maxReplicaCount: {{ $keda.maxReplicas }}
  pollingInterval: {{ $keda.pollingInterval }}
  cooldownPeriod: {{ $keda.cooldownPeriod }}
  advanced:
    horizontalPodAutoscalerConfig:
      behavior:
        scaleDown:
          stabilizationWindowSeconds: {{ $keda.scaleDownSeconds }}
          policies:
            - {type: Percent, value: 50, periodSeconds: 60}
  triggers:
    {{- if eq $keda.trigger "postgresql" }}
    - type: postgresql
      metadata:
        query: |-
          {{- include "thimble.queueQuery" $root | nindent 10 }}
        # One worker for so many.
        targetQueryValue: {{ $values.trainings | quote }}
        activationTargetQueryValue: "0"
      authenticationRef: {name: {{ include "thimble.fullname" $root }}-queue}
    {{- else }}
    {{- $api := printf "namespace=%q, service=%q" $root.Release.Namespace (printf "%s-api" (include "thimble.fullname" $root)) }}
    - type: prometheus
      metadata:
        serverAddress: {{ $keda.prometheusAddress }}
        query: max(thimble_trials_waiting{ {{- $api -}} }) + max(thimble_trials_running{ {{- $api -}} })
        threshold: {{ $values.trainings | quote }}
    {{- end }}
{{- end }}
{{- end -}}
